"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Yes or no, sent with the rest of a form. */
export const Checkbox = ({ label, checked, onChange, disabled = false, className }: CheckboxProps): ReactNode => (
  <label className={clsx("flex min-h-11 items-center gap-2.5", className)}>
    <BaseCheckbox.Root
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      className={clsx(
        "flex size-6 shrink-0 items-center justify-center rounded-inner border-[1.5px] border-line-control bg-surface",
        "data-checked:border-green data-checked:bg-green data-checked:text-on-green data-disabled:opacity-50",
      )}
    >
      <BaseCheckbox.Indicator>
        <Check size={18} strokeWidth={3} aria-hidden="true" />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
    {label}
  </label>
);

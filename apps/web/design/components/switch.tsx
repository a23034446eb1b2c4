"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { clsx } from "clsx";
import type { ReactNode } from "react";

interface SwitchProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** On or off, at once. The word stands before it; the whole line is the target. */
export const Switch = ({ label, checked, onChange, disabled = false, className }: SwitchProps): ReactNode => (
  <label className={clsx("flex min-h-11 items-center justify-between gap-2.5 font-strong", className)}>
    {label}
    <BaseSwitch.Root
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      className={clsx(
        "press flex h-7.5 w-12.5 shrink-0 items-center rounded-inner bg-line-control p-[3px]",
        "data-checked:justify-end data-checked:bg-green data-disabled:opacity-50",
      )}
    >
      <BaseSwitch.Thumb className="size-6 rounded-[3px] bg-on-green" />
    </BaseSwitch.Root>
  </label>
);

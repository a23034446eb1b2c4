"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { CONTROL_CLASS, Field, type FieldProps } from "./field.tsx";
import { OPTION_CLASS, POPUP_CLASS } from "./popup.ts";

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SelectProps<V extends string> extends FieldProps {
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
}

/** One of a few, from a list that opens. */
export const Select = <V extends string>({
  choices,
  value,
  onChange,
  placeholder,
  ...field
}: SelectProps<V>): ReactNode => (
  <Field {...field}>
    <BaseSelect.Root<V> items={choices} value={value} onValueChange={(next) => next !== null && onChange(next)}>
      <BaseSelect.Trigger className={clsx(CONTROL_CLASS, "flex items-center justify-between gap-2 text-start")}>
        <BaseSelect.Value className="truncate data-placeholder:text-ink-3" placeholder={placeholder} />
        <BaseSelect.Icon>
          <ChevronDown size={20} aria-hidden="true" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="z-40" sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className={POPUP_CLASS}>
            <BaseSelect.List>
              {choices.map((choice) => (
                <BaseSelect.Item key={choice.value} value={choice.value} className={OPTION_CLASS}>
                  <BaseSelect.ItemText>{choice.label}</BaseSelect.ItemText>
                  <BaseSelect.ItemIndicator>
                    <Check size={18} aria-hidden="true" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  </Field>
);

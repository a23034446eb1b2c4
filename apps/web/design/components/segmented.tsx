"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { clsx } from "clsx";
import { useId, type ReactNode } from "react";
import { Field, type FieldProps } from "./field.tsx";
import type { Choice } from "./select.tsx";

interface SegmentedProps<V extends string> extends FieldProps {
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of two to five, all in sight. */
export const Segmented = <V extends string>({ choices, value, onChange, ...field }: SegmentedProps<V>): ReactNode => {
  const id = useId();
  return (
    <Field {...field}>
      <RadioGroup<V>
        value={value}
        onValueChange={onChange}
        className={clsx(
          "flex min-h-11 overflow-hidden rounded-sign border-[1.5px] border-line-control bg-surface",
          "has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus",
        )}
      >
        {choices.map((choice) => (
          <Radio.Root
            key={choice.value}
            value={choice.value}
            // The field's label names the group; each choice has its own word.
            aria-labelledby={`${id}-${choice.value}`}
            className={clsx(
              "flex flex-1 cursor-pointer items-center justify-center px-2 text-center text-sm leading-tight outline-none",
              "not-first:border-s not-first:border-line data-checked:bg-ink data-checked:font-sign data-checked:text-surface",
            )}
          >
            <span id={`${id}-${choice.value}`}>{choice.label}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </Field>
  );
};

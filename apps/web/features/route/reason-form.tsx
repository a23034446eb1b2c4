"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";

interface ReasonFormProps<R extends string> {
  readonly label: string;
  readonly reasons: readonly { readonly value: R; readonly label: string }[];
  readonly value: R | null;
  readonly onChange: (reason: R) => void;
}

/** One reason of several, each a line that can be pressed without looking twice. */
export const ReasonForm = <R extends string>({ label, reasons, value, onChange }: ReasonFormProps<R>): ReactNode => (
  <RadioGroup<R | null>
    aria-label={label}
    value={value}
    onValueChange={(next) => next !== null && onChange(next)}
    className="flex flex-col"
  >
    {reasons.map((reason) => (
      <label
        key={reason.value}
        className="flex min-h-13 items-center gap-3 border-t border-line first:border-t-0 has-data-checked:font-sign"
      >
        <Radio.Root
          value={reason.value}
          className="flex size-6 shrink-0 items-center justify-center rounded-full border-2 border-line-control data-checked:border-ink"
        >
          <Radio.Indicator className="size-3 rounded-full bg-ink" />
        </Radio.Root>
        {reason.label}
      </label>
    ))}
  </RadioGroup>
);

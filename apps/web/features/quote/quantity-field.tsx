"use client";

import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Field } from "../../design/components/field.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

const MOST = 50;
const STEP_CLASS = "press flex w-11 items-center justify-center disabled:opacity-40 focus-visible:-outline-offset-3";

interface QuantityFieldProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly error?: string | undefined;
}

/** How many parcels of a kind: one fewer, one more. */
export const QuantityField = ({ value, onChange, error }: QuantityFieldProps): ReactNode => {
  const t = useT();
  return (
    <Field label={t("store.post.quantity")} error={error} className="w-30 shrink-0">
      <div
        role="group"
        aria-label={t("store.post.quantity")}
        className="flex min-h-11 items-stretch justify-between rounded-sign border-[1.5px] border-line-control bg-surface"
      >
        <button
          type="button"
          className={STEP_CLASS}
          aria-label={t("store.post.fewer")}
          disabled={value <= 1}
          onClick={() => onChange(value - 1)}
        >
          <Minus size={18} aria-hidden="true" />
        </button>
        <span className="figures self-center font-strong" aria-live="polite">
          {value}
        </span>
        <button
          type="button"
          className={STEP_CLASS}
          aria-label={t("store.post.more")}
          disabled={value >= MOST}
          onClick={() => onChange(value + 1)}
        >
          <Plus size={18} aria-hidden="true" />
        </button>
      </div>
    </Field>
  );
};

"use client";

import type { ReactNode } from "react";
import { Input } from "../../design/components/field.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

interface PinEntryProps {
  /** Who tells it. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly isWrong: boolean;
}

/** The number the recipient tells at the door. */
export const PinEntry = ({ name, value, onChange, isWrong }: PinEntryProps): ReactNode => {
  const t = useT();
  return (
    <Input
      label={t("driver.proof.pin", { name })}
      hint={t("driver.proof.pinHint")}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      value={value}
      onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ""))}
      error={isWrong ? t("error.proof_wrong_pin") : undefined}
    />
  );
};

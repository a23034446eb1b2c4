"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { CONTROL_CLASS, Field, type FieldProps } from "./field.tsx";
import { OPTION_CLASS, POPUP_CLASS } from "./popup.ts";

/** One suggestion: `label` goes into the line, `note` stands beside it in the list. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
}

interface ComboboxProps<S extends Suggestion> extends FieldProps {
  readonly value: S | null;
  readonly onChange: (value: S | null) => void;
  /** What stands in the line; the caller looks suggestions up by it. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly suggestions: readonly S[];
  readonly loading?: boolean;
  readonly placeholder?: string;
}

/** A line that suggests as you type: an address, from the loaded map. A tick stands in it once one is chosen. */
export const Combobox = <S extends Suggestion>({
  value,
  onChange,
  query,
  onQuery,
  suggestions,
  loading = false,
  placeholder,
  ...field
}: ComboboxProps<S>): ReactNode => {
  const t = useT();
  const items = useMemo(
    () => (value && !suggestions.some((s) => s.id === value.id) ? [...suggestions, value] : [...suggestions]),
    [suggestions, value],
  );
  const status = loading ? t("design.combobox.looking") : query.trim() === "" ? t("design.combobox.type") : null;
  return (
    <Field {...field}>
      <BaseCombobox.Root<S>
        items={items}
        value={value}
        onValueChange={onChange}
        inputValue={query}
        onInputValueChange={onQuery}
        itemToStringLabel={(item) => item.label}
        isItemEqualToValue={(a, b) => a.id === b.id}
        filter={null}
        autoHighlight
      >
        <BaseCombobox.InputGroup className={clsx(CONTROL_CLASS, "flex items-center gap-2")}>
          <BaseCombobox.Input
            className="min-h-10 w-full min-w-0 flex-1 bg-transparent outline-none"
            placeholder={placeholder}
            autoComplete="off"
          />
          {value ? <Check size={22} className="shrink-0 text-green-text" aria-hidden="true" /> : null}
        </BaseCombobox.InputGroup>
        <BaseCombobox.Portal>
          <BaseCombobox.Positioner className="z-40 outline-none" sideOffset={4}>
            <BaseCombobox.Popup className={POPUP_CLASS} aria-busy={loading || undefined}>
              <BaseCombobox.Status className="px-3 text-sm text-ink-2 not-empty:py-2.5">{status}</BaseCombobox.Status>
              <BaseCombobox.Empty className="px-3 text-sm text-ink-2 not-empty:py-2.5">
                {status === null ? t("design.combobox.none", { query }) : null}
              </BaseCombobox.Empty>
              <BaseCombobox.List>
                {(item: S) => (
                  <BaseCombobox.Item key={item.id} value={item} className={OPTION_CLASS}>
                    <span>{item.label}</span>
                    {item.note === undefined ? null : <span className="text-sm text-ink-2">{item.note}</span>}
                  </BaseCombobox.Item>
                )}
              </BaseCombobox.List>
            </BaseCombobox.Popup>
          </BaseCombobox.Positioner>
        </BaseCombobox.Portal>
      </BaseCombobox.Root>
    </Field>
  );
};

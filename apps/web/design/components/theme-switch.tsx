"use client";

import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTheme, type ThemeChoice } from "../../src/theme/use-theme.ts";
import { Segmented } from "./segmented.tsx";

const CHOICES: readonly ThemeChoice[] = ["system", "light", "dark"];

/** Light, dark, or as the device has it. */
export const ThemeSwitch = (): ReactNode => {
  const t = useT();
  const { choice, choose } = useTheme();
  return (
    <Segmented<ThemeChoice>
      label={t("design.theme.label")}
      value={choice}
      onChange={choose}
      choices={CHOICES.map((value) => ({ value, label: t(`design.theme.${value}`) }))}
    />
  );
};

"use client";

import { useCallback, useSyncExternalStore } from "react";
import { THEME_STORAGE_KEY } from "./theme-script.ts";

export type Theme = "light" | "dark";
/** What a person chose; "system" follows the device. */
export type ThemeChoice = Theme | "system";

const CHANGED = "fairmile:theme";

/** Set by a screen that goes dark with the sun: it counts as the device asking for dark. */
let isDusk = false;

const systemTheme = (): Theme => (isDusk || matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

const storedChoice = (): ThemeChoice => {
  try {
    const stored = localStorage.getItem(THEME_STORAGE_KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system"; // a browser that forbids storage still has a theme
  }
};

const apply = (choice: ThemeChoice): void => {
  document.documentElement.dataset["theme"] = choice === "system" ? systemTheme() : choice;
  window.dispatchEvent(new Event(CHANGED));
};

const subscribe = (changed: () => void): (() => void) => {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const followSystem = (): void => apply(storedChoice());
  media.addEventListener("change", followSystem);
  window.addEventListener(CHANGED, changed);
  return () => {
    media.removeEventListener("change", followSystem);
    window.removeEventListener(CHANGED, changed);
  };
};

const shown = (): Theme => (document.documentElement.dataset["theme"] === "dark" ? "dark" : "light");

/** Goes dark with the sun, unless the person chose; `false` gives the device its say again. */
export const followDusk = (isDown: boolean): void => {
  if (isDown === isDusk) return;
  isDusk = isDown;
  apply(storedChoice());
};

/** The theme on screen, the choice behind it, and how to change it. */
export const useTheme = (): { theme: Theme; choice: ThemeChoice; choose: (choice: ThemeChoice) => void } => {
  const theme = useSyncExternalStore<Theme>(subscribe, shown, () => "light");
  const choice = useSyncExternalStore<ThemeChoice>(subscribe, storedChoice, () => "system");
  const choose = useCallback((next: ThemeChoice) => {
    try {
      if (next === "system") localStorage.removeItem(THEME_STORAGE_KEY);
      else localStorage.setItem(THEME_STORAGE_KEY, next);
    } catch {
      // the choice then lasts for this page only
    }
    apply(next);
  }, []);
  return { theme, choice, choose };
};

"use client";

import { useEffect, useRef } from "react";

/** Where arrow keys already mean something: fields, lists, and the map. */
const OWN_KEYS = "input, textarea, select, canvas, [role=radiogroup], [role=listbox], [role=dialog], [role=tablist]";

/** Keys of the whole page, by their name, "Shift+" before it where it is held. Silent where what has the focus uses them itself. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
      const act = latest.current[`${event.shiftKey ? "Shift+" : ""}${event.key}`];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
};

"use client";

import { useCallback, useState } from "react";

const STORAGE_KEY = "fairmile.muted";

const stored = (): boolean => {
  try {
    return localStorage.getItem(STORAGE_KEY) === "yes";
  } catch {
    return false;
  }
};

/** Whether this device keeps quiet while driving, remembered on it. Only for screens that the server does not draw. */
export const useMuted = (): readonly [isMuted: boolean, mute: (isMuted: boolean) => void] => {
  const [isMuted, setMuted] = useState(stored);
  const mute = useCallback((next: boolean) => {
    setMuted(next);
    try {
      if (next) localStorage.setItem(STORAGE_KEY, "yes");
      else localStorage.removeItem(STORAGE_KEY);
    } catch {
      // A browser that forbids storage: it then lasts for this page only.
    }
  }, []);
  return [isMuted, mute];
};

"use client";

import { useEffect, type ReactNode } from "react";

/** Installs the service worker once the page is quiet. A development server has none. */
export const RegisterServiceWorker = (): ReactNode => {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    const register = (): void => {
      // A browser that refuses (private window, storage full) still has the whole app online.
      navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
    };
    if (document.readyState === "complete") register();
    else window.addEventListener("load", register, { once: true });
  }, []);
  return null;
};

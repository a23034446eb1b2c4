"use client";

import { CircleAlert, Check, Info } from "lucide-react";
import type { ReactNode } from "react";
import { Toaster as Sonner } from "sonner";
import { useTheme } from "../../src/theme/use-theme.ts";

/** Short news at the top of the page. Call `toast` of sonner; faults come with `toast.error`. */
export const Toaster = (): ReactNode => {
  const { theme } = useTheme();
  return (
    <Sonner
      theme={theme}
      position="top-center"
      gap={8}
      style={{ fontFamily: "var(--font)" }}
      icons={{
        error: <CircleAlert size={20} aria-hidden="true" />,
        success: <Check size={20} aria-hidden="true" />,
        info: <Info size={20} aria-hidden="true" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-2.5 rounded-sign border-[1.5px] border-line-control bg-surface px-4 py-3 text-md text-ink shadow-float",
          error: "border-fault! text-fault!",
          title: "font-strong",
          description: "text-sm text-ink-2",
          actionButton: "press ms-auto min-h-11 shrink-0 rounded-sign border-2 border-ink px-3 font-sign text-ink",
        },
      }}
    />
  );
};

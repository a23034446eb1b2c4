"use client";

import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** Loads the page again. */
export const ReloadButton = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <Button onClick={() => window.location.reload()}>{children}</Button>
);

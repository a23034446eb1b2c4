"use client";

import type { MeView } from "@fairmile/contracts";
import { createContext, useContext } from "react";

export const SignedInContext = createContext<MeView | null>(null);

/** The person who is signed in. Only inside RequireUser or RequireRole. */
export const useSignedIn = (): MeView => {
  const me = useContext(SignedInContext);
  if (me === null) throw new Error("no RequireUser above");
  return me;
};

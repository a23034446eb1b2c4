"use client";

import { useSignedIn } from "../../src/auth/signed-in-context.ts";

/** Whether this person may decide; support reads everything and changes nothing. */
export const useIsAdmin = (): boolean => useSignedIn().roles.includes("admin");

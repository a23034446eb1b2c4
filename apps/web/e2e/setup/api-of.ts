import type { AppRouter } from "@fairmile/api";
import type { Page } from "@playwright/test";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { demo } from "./demo.ts";

/** The API as whoever is signed in on a page may use it: for what a test needs and no screen is about. */
export const apiOf = async (page: Page): Promise<TRPCClient<AppRouter>> => {
  const cookies = await page.context().cookies(demo().web);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${demo().api}/trpc`, headers: { cookie } })] });
};

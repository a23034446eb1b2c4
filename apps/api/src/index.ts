/** For types only: what the web app and the robots speak to. */
export type { AppRouter } from "./trpc/app-router.ts";

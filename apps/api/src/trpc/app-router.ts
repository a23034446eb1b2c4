import { catalogue } from "../features/catalogue.ts";
import { buildRouter } from "./build-router.ts";

export const appRouter = buildRouter(catalogue);
/** The type the web app and the robots speak to. */
export type AppRouter = typeof appRouter;

import { town } from "../samples/town.ts";

export const dynamic = "force-static";

export const GET = (): Response => Response.json(town());

import { readdirSync } from "node:fs";
import { join } from "node:path";

const PAGE = "page.tsx";

/** A folder as it stands in an address: groups "(inside)" stand in none. */
const segmentOf = (folder: string): string => (/^\(.*\)$/.test(folder) ? "" : `/${folder}`);

const walk = (folder: string, route: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return walk(join(folder, entry.name), route + segmentOf(entry.name));
    return entry.name === PAGE ? [route === "" ? "/" : route] : [];
  });

/** Every route of the app that has a page, as its folders say: "/admin/rounds/[no]". */
export const routesOf = (appDir: string): string[] => walk(appDir, "").sort();

import type { BrowserContext } from "@playwright/test";
import { z } from "zod";
import type { DemoInfo } from "../../e2e/setup/start-demo.ts";
import { waitForLetter, type Person } from "./person.ts";

export interface Recipe {
  readonly as: Person;
  /** What stands in the place of the route's [folders]. */
  readonly params?: (world: World) => Promise<Readonly<Record<string, string>>>;
}

/** What a recipe may look things up in. */
export interface World {
  readonly info: DemoInfo;
  /** A browser of somebody, signed in. */
  readonly browserOf: (person: Person) => Promise<BrowserContext>;
}

const answer = z.object({ result: z.object({ data: z.unknown() }) });

const ask = async (context: BrowserContext, info: DemoInfo, verb: string, input: unknown): Promise<unknown> => {
  const query = encodeURIComponent(JSON.stringify(input));
  const response = await context.request.get(`${info.web}/trpc/${verb}?input=${query}`);
  return answer.parse(await response.json()).result.data;
};

const rounds = z.object({ rounds: z.array(z.object({ roundNo: z.number(), asks: z.number(), awards: z.number() })) });

/** Of the newest rounds the one with the most to read: an award first, then asks. */
const roundToRead = async ({ info, browserOf }: World): Promise<{ readonly no: string }> => {
  const list = rounds.parse(await ask(await browserOf("admin"), info, "round.list", { limit: 100 })).rounds;
  const [best] = list.toSorted((a, b) => b.awards - a.awards || b.asks - a.asks);
  if (best === undefined) throw new Error("no round was written");
  return { no: String(best.roundNo) };
};

const trackingToken = async ({ info }: World): Promise<{ readonly token: string }> => ({
  token: await waitForLetter(info, ({ body }) => /\/track\/([\w-]+)/.exec(body)?.[1]),
});

/** An invitation to the newcomer, by the demo's store. */
const invitation = async ({ info, browserOf }: World): Promise<{ readonly id: string }> => {
  const store = await browserOf("store");
  const response = await store.request.post(`${info.web}/trpc/store.inviteMember`, {
    data: { email: "newcomer@screens.fairmile.test", role: "staff" },
    headers: { "idempotency-key": "screens-invitation" },
  });
  if (!response.ok()) throw new Error(`the invitation answered ${response.status()}: ${await response.text()}`);
  return { id: await waitForLetter(info, ({ body }) => /\/store\/join\/([\w-]+)/.exec(body)?.[1]) };
};

const receipts = z.object({ receipts: z.array(z.object({ id: z.string() })) });

/** The newest receipt of the robot driver. */
const ownReceipt = async ({ info, browserOf }: World): Promise<{ readonly id: string }> => {
  const list = receipts.parse(await ask(await browserOf("robot driver"), info, "receipt.list", { limit: 1 })).receipts;
  const [newest] = list;
  if (newest === undefined) throw new Error("the robot driver has no receipt");
  return { id: newest.id };
};

/** Routes that are seen by others than their first folder says, or that need something in their address. */
const RECIPES: Readonly<Record<string, Recipe>> = {
  "/driver/sign-up": { as: "newcomer" },
  "/driver/receipts/[id]": { as: "robot driver", params: ownReceipt },
  "/store/sign-up": { as: "newcomer" },
  "/store/join/[id]": { as: "newcomer", params: invitation },
  "/track/[token]": { as: "nobody", params: trackingToken },
  "/admin/rounds/[no]": { as: "admin", params: roundToRead },
};

/** Who lives under which first folder. */
const HOMES: Readonly<Record<string, Person>> = {
  "": "nobody",
  "sign-in": "nobody",
  inbox: "nobody",
  offline: "nobody",
  driver: "robot driver",
  store: "store",
  admin: "admin",
};

/** How a picture of a route is taken; undefined where nobody has said. */
export const recipeFor = (route: string): Recipe | undefined => {
  const known = RECIPES[route];
  if (known !== undefined || route.includes("[")) return known;
  const person = HOMES[route.split("/")[1] ?? ""];
  return person === undefined ? undefined : { as: person };
};

/** The address of a route with its parameters put in; throws where one is missing. */
export const addressOf = (route: string, params: Readonly<Record<string, string>>): string =>
  route.replaceAll(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route} has no ${name}`);
    return encodeURIComponent(value);
  });

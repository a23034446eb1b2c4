import type { BrowserContext } from "@playwright/test";
import { z } from "zod";
import type { DemoInfo } from "../../e2e/setup/start-demo.ts";

/** Whose eyes a picture is taken with. A newcomer is signed in and nothing else; robots live in the demo's own market. */
export type Person = "nobody" | "newcomer" | "robot driver" | "driver" | "store" | "admin";

const letters = z.object({
  result: z.object({
    data: z.array(z.object({ id: z.string(), to: z.string(), subject: z.string(), body: z.string() })),
  }),
});
type Letter = z.infer<typeof letters>["result"]["data"][number];

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** What the demo would have mailed or texted, newest first. */
const inboxOf = async (info: DemoInfo): Promise<Letter[]> => {
  const response = await fetch(`${info.api}/trpc/message.inbox?input=${encodeURIComponent("{}")}`);
  return letters.parse(await response.json()).result.data;
};

/** The newest letter that `found` knows something in; looks again until one comes. */
export const waitForLetter = async <T>(info: DemoInfo, found: (letter: Letter) => T | undefined): Promise<T> => {
  const untilMs = performance.now() + PATIENCE_MS;
  while (performance.now() < untilMs) {
    for (const letter of await inboxOf(info)) {
      const got = found(letter);
      if (got !== undefined) return got;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error("the letter that was waited for did not come");
};

const signInByCode = async (context: BrowserContext, info: DemoInfo, email: string): Promise<void> => {
  const known = new Set((await inboxOf(info)).map(({ id }) => id));
  const post = async (path: string, data: unknown): Promise<void> => {
    const response = await context.request.post(`${info.web}${path}`, { data, headers: { origin: info.web } });
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  };
  await post("/api/auth/email-otp/send-verification-otp", { email, type: "sign-in" });
  const otp = await waitForLetter(info, (letter) =>
    letter.to === email && !known.has(letter.id)
      ? /\b\d{6}\b/.exec(`${letter.subject} ${letter.body}`)?.[0]
      : undefined,
  );
  await post("/api/auth/sign-in/email-otp", { email, otp });
};

/** Signs a browser in as one of them. */
export const become = async (context: BrowserContext, info: DemoInfo, person: Person): Promise<void> => {
  switch (person) {
    case "nobody":
      return;
    case "newcomer":
      return signInByCode(context, info, "newcomer@screens.fairmile.test");
    case "robot driver":
      return signInByCode(context, info, "robot-driver-1@robots.fairmile.test");
    case "driver":
    case "store":
    case "admin":
      await context.request.get(`${info.web}/api/demo/sign-in?as=${person}`);
  }
};

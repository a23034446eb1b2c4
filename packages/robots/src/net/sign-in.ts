import { pause } from "../core/pause.ts";
import { answerOf } from "./failure.ts";
import type { Session } from "./session.ts";

const LOOKS = 40;
const BETWEEN_LOOKS_MS = 250;

/** The newest sign-in code in the demo's letterbox for this address, that was not there before. */
const codeFor = async (
  session: Session,
  email: string,
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<string> => {
  for (let look = 0; look < LOOKS; look += 1) {
    const letters = await session.trpc.message.inbox.query({});
    const letter = letters.find((one) => one.to === email && !known.has(one.id));
    const code = letter === undefined ? undefined : /\b\d{6}\b/.exec(`${letter.subject} ${letter.body}`)?.[0];
    if (code !== undefined) return code;
    await pause(BETWEEN_LOOKS_MS, signal);
  }
  throw new Error(`no sign-in code came for ${email}`);
};

/** Signs in by e-mailed code, read from the demo's letterbox, as a person would. The session's cookies are the person's from then on. */
export const signIn = async (session: Session, email: string, signal: AbortSignal): Promise<void> => {
  session.cookies.clear();
  const known = new Set((await session.trpc.message.inbox.query({})).map((letter) => letter.id));
  const asked = await session.postJson("/api/auth/email-otp/send-verification-otp", { email, type: "sign-in" });
  await answerOf("asking for a code", asked);
  const otp = await codeFor(session, email, known, signal);
  await answerOf("signing in", await session.postJson("/api/auth/sign-in/email-otp", { email, otp }));
};

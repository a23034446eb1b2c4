import type { SendCode } from "../auth/auth.ts";
import type { Services } from "../platform/services.ts";
import { queueMessages, type MessageServices } from "./queue-message.ts";
import { signInMail } from "./templates.ts";

/** How sign-in codes leave: as a message like any other, written before the request is answered. */
export const createSendCode =
  (services: MessageServices & Pick<Services, "database">): SendCode =>
  async ({ email, code }) => {
    await queueMessages(services.database, services, [signInMail(email, code)]);
  };

"use client";

import { useMutation } from "@tanstack/react-query";
import type { MessageKey } from "@fairmile/contracts/messages";
import { authClient } from "./auth-client.ts";

/** Why signing in did not go on, by the message that says it. */
class SignInFailed extends Error {
  readonly messageKey: MessageKey;

  constructor(messageKey: MessageKey) {
    super(messageKey);
    this.name = "SignInFailed";
    this.messageKey = messageKey;
  }
}

const BY_CODE: Readonly<Record<string, MessageKey>> = {
  INVALID_OTP: "auth.error.code",
  OTP_EXPIRED: "auth.error.expired",
  TOO_MANY_ATTEMPTS: "auth.error.attempts",
  INVALID_EMAIL: "auth.emailInvalid",
};

interface AuthError {
  readonly code?: string | undefined;
  readonly status: number;
}

const failed = ({ code, status }: AuthError): SignInFailed => {
  if (status === 429) return new SignInFailed("auth.error.often");
  return new SignInFailed((code === undefined ? undefined : BY_CODE[code]) ?? "auth.error.other");
};

/** A lost line throws inside the client; everything else comes back as an error with a code. */
const asked = async (ask: () => Promise<{ readonly error: AuthError | null }>): Promise<void> => {
  const { error } = await ask().catch(() => {
    throw new SignInFailed("web.unreachable");
  });
  if (error !== null) throw failed(error);
};

/** Asks for a code by e-mail. */
export const useSendCode = () =>
  useMutation({
    mutationFn: (email: string) => asked(() => authClient().emailOtp.sendVerificationOtp({ email, type: "sign-in" })),
  });

/** Signs in with the code that came. */
export const useSignIn = () =>
  useMutation({
    mutationFn: (input: { readonly email: string; readonly otp: string }) =>
      asked(() => authClient().signIn.emailOtp(input)),
  });

export const failureKey = (error: Error | null): MessageKey | undefined =>
  error === null ? undefined : error instanceof SignInFailed ? error.messageKey : "auth.error.other";

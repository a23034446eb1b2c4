import { failureOfBody, RequestFailed } from "./failure.ts";

/** A plain route of the API (not a verb): its JSON, or null where it answers with nothing. Throws RequestFailed. */
export const send = async (address: string, init: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(address, { ...init, credentials: "same-origin" });
  if (response.status === 204) return null;
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RequestFailed(failureOfBody(body));
  return body;
};

/** Posts the form of a page hosted by the Stripe double, as a person who presses its button. Answers where it leads back to. */
export const pressButton = async (
  url: string,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string> => {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual", signal });
  const location = response.headers.get("location");
  if (response.status !== 303 || location === null) throw new Error(`the hosted page answered ${response.status}`);
  return location;
};

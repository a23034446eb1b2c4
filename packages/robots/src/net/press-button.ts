/** Posts the form of a hosted page, as a person pressing its button would. Gives the address that the page leads back to. */
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

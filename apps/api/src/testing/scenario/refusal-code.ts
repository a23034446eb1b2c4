const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** The code of the error catalogue that a refused call of the typed client bears; null for any other failure. */
export const refusalCode = (error: unknown): string | null => {
  const code = field(field(field(error, "data"), "error"), "code");
  return typeof code === "string" ? code : null;
};

/** The id a field names, whether it holds the id or the expanded object; throws where it holds neither. */
export const idOf = (field: string | { readonly id: string } | null | undefined): string => {
  if (!field) throw new Error("nothing is named here");
  return typeof field === "string" ? field : field.id;
};

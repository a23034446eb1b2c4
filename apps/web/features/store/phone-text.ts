/** A phone number without the spaces and brackets people write it with. */
export const phoneText = (typed: string): string => typed.replaceAll(/[\s().-]/g, "");

declare const brand: unique symbol;

/** A nominal type: a `Base` that mixes with no other brand of the same base. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

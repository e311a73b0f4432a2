/** At least one fact of every kind; a kind without one does not compile. */
export type Samples<Facts extends { readonly kind: string }> = {
  readonly [Kind in Facts["kind"]]: readonly Extract<Facts, { readonly kind: Kind }>[];
};

/** All of the samples, whatever their kind. */
export function all<Facts extends { readonly kind: string }>(
  samples: Samples<Facts>,
): readonly Facts[] {
  return Object.values<readonly Facts[]>(samples).flat();
}

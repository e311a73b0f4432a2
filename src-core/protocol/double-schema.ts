import { z } from "zod";

/** A number as doubles have them: NaN and the infinities included. */
export const double = z
  .number()
  .or(z.nan())
  .or(z.literal(Number.POSITIVE_INFINITY))
  .or(z.literal(Number.NEGATIVE_INFINITY));

import type { CatalogueId } from "../objectives/catalogue.ts";
import type { ObjectiveWords } from "./wording.ts";

/** The functions of the catalogue in English. */
export const objectivesEn: Readonly<Record<CatalogueId, ObjectiveWords>> = {
  valley: {
    name: "x² + sin² y",
    purpose: "The textbook valley: steep along x, gently waved along y.",
  },
  parabola: {
    name: "x²",
    purpose: "The textbook function of one variable: one minimum, the same curvature everywhere.",
  },
  "shifted-parabola": {
    name: "(x − 1)² + 0.1",
    purpose: "The function behind the textbook pictures of four learning rates.",
  },
  rosenbrock: {
    name: "Rosenbrock",
    purpose: "A bent, nearly flat valley: finding it is easy, following it is slow.",
  },
  himmelblau: {
    name: "Himmelblau",
    purpose: "Four minima of the same height: the start decides which one is found.",
  },
  beale: {
    name: "Beale",
    purpose: "Flat ground between steep walls: one learning rate can hardly suit both.",
  },
  booth: {
    name: "Booth",
    purpose: "A plain bowl, longer one way than the other.",
  },
  matyas: {
    name: "Matyas",
    purpose: "A long, shallow bowl: the steps get small long before the end.",
  },
  rastrigin: {
    name: "Rastrigin",
    purpose: "A hollow at nearly every whole number: descents end where they begin.",
  },
  ackley: {
    name: "Ackley",
    purpose: "A wide, pitted funnel with a sharp hole in its middle.",
  },
  "styblinski-tang": {
    name: "Styblinski–Tang",
    purpose: "Four lakes of three heights; only one is the lowest.",
  },
  "three-hump-camel": {
    name: "Three-hump camel",
    purpose: "A low lake between two higher ones.",
  },
  "six-hump-camel": {
    name: "Six-hump camel",
    purpose: "Six hollows, of which two are the lowest.",
  },
  mccormick: {
    name: "McCormick",
    purpose: "A waved plane with one minimum in sight, and lower ones beyond the picture.",
  },
  "goldstein-price": {
    name: "Goldstein–Price",
    purpose: "Heights from 3 to a million: a learning rate that is safe above is slow below.",
  },
  branin: {
    name: "Branin",
    purpose: "Three equal minima in a row.",
  },
  easom: {
    name: "Easom",
    purpose: "A needle in a plain: far from it there is no slope to follow.",
  },
  saddle: {
    name: "x² − y² (saddle)",
    purpose: "A saddle: down to it along x, away from it along y, and no minimum at all.",
  },
  "monkey-saddle": {
    name: "x³ − 3xy² (monkey saddle)",
    purpose: "Three ways down from one flat point, whose Hessian is zero.",
  },
  plateau: {
    name: "Plateau",
    purpose: "Flat ground with one way out: a small slope means small steps.",
  },
  "two-lakes": {
    name: "Two lakes",
    purpose: "A high and a low lake: who starts above the high one stays in it.",
  },
};

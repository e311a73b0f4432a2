import type { CatalogueId } from "../objectives/catalogue.ts";
import type { ObjectiveWords } from "./wording.ts";

/** The functions of the catalogue in Simplified Chinese. */
export const objectivesZhCn: Readonly<Record<CatalogueId, ObjectiveWords>> = {
  valley: {
    name: "x² + sin² y",
    purpose: "教材中的山谷：沿 x 陡峭，沿 y 缓缓起伏。",
  },
  parabola: {
    name: "x²",
    purpose: "教材中的一元函数：只有一个极小值，曲率处处相同。",
  },
  "shifted-parabola": {
    name: "(x − 1)² + 0.1",
    purpose: "教材中四个学习率的图所用的函数。",
  },
  rosenbrock: {
    name: "Rosenbrock",
    purpose: "蜿蜒而几乎平坦的山谷：进入容易，沿谷而行却很慢。",
  },
  himmelblau: {
    name: "Himmelblau",
    purpose: "四个等高的极小值：起点决定到达哪一个。",
  },
  beale: {
    name: "Beale",
    purpose: "陡壁之间的平地：同一个学习率很难兼顾两者。",
  },
  booth: {
    name: "Booth",
    purpose: "普通的碗形，一个方向更长。",
  },
  matyas: {
    name: "Matyas",
    purpose: "又长又浅的碗：远未到底，每一步就变得很小。",
  },
  rastrigin: {
    name: "Rastrigin",
    purpose: "几乎每个整数点都有一个洼地：从哪里开始就停在哪里。",
  },
  ackley: {
    name: "Ackley",
    purpose: "布满小坑的宽漏斗，中央有一个尖洞。",
  },
  "styblinski-tang": {
    name: "Styblinski–Tang",
    purpose: "四个湖，三种高度；只有一个最低。",
  },
  "three-hump-camel": {
    name: "三峰驼",
    purpose: "一个低湖，两侧各有一个较高的湖。",
  },
  "six-hump-camel": {
    name: "六峰驼",
    purpose: "六个洼地，其中两个最低。",
  },
  mccormick: {
    name: "McCormick",
    purpose: "波状的斜面：图中有一个极小值，图外还有更低的。",
  },
  "goldstein-price": {
    name: "Goldstein–Price",
    purpose: "高度从 3 到一百万：在高处安全的学习率，在低处就很慢。",
  },
  branin: {
    name: "Branin",
    purpose: "一排三个相等的极小值。",
  },
  easom: {
    name: "Easom",
    purpose: "平原上的一个针孔：离它远处没有梯度可循。",
  },
  saddle: {
    name: "x² − y²（鞍面）",
    purpose: "鞍面：沿 x 下降到它，沿 y 离开它，没有极小值。",
  },
  "monkey-saddle": {
    name: "x³ − 3xy²（猴鞍面）",
    purpose: "从一个平坦点有三条下坡路，该点的黑塞矩阵为零。",
  },
  plateau: {
    name: "高原",
    purpose: "只有一个出口的平地：梯度小，每一步就小。",
  },
  "two-lakes": {
    name: "两个湖",
    purpose: "一高一低两个湖：从高湖上方出发就留在高湖里。",
  },
};

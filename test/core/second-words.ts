import type { Language } from "#core/wording/language.ts";

/** A word that must not be said, as there is one word for that thing already. */
export interface SecondWord {
  readonly said: RegExp;
  readonly instead: string;
}

/** For each language, the words by which nobody is to know a thing that has a name. */
export const secondWords: Readonly<Record<Language, readonly SecondWord[]>> = {
  en: [
    { said: /chapter/i, instead: "textbook" },
    { said: /(?<!chain )\brules?\b/i, instead: "optimizer" },
    { said: /by heart/i, instead: "overfitting" },
    { said: /\b(have held|rate \S+ holds)\b/i, instead: "converge" },
    { said: /level ground|almost level|nearly level|nothing bends/i, instead: "flat" },
    { said: /\bbend\b/i, instead: "curvature" },
    { said: /no (longer a )?number( any more)?\b/i, instead: "not a number" },
    { said: /test part|part of the samples/i, instead: "test share" },
    { said: /true ↓ taken/i, instead: "predicted" },
    { said: /% right/i, instead: "accuracy" },
    { said: /fitness|cost function|objective function/i, instead: "function, loss" },
    { said: /minibatch|mini-batch/i, instead: "batch" },
  ],
  "zh-CN": [
    { said: /本章|书中|课本|章节/, instead: "教材" },
    { said: /停止条件|停止界限|此值时停止|停止准则/, instead: "终止条件" },
    { said: /平方误差/, instead: "平方和误差" },
    { said: /更新规则|优化方法|优化算法|换一种方法|自适应规则|各规则/, instead: "优化器" },
    { said: /地图/, instead: "等高线图" },
    { said: /步长|步幅|步子/, instead: "这一步 Δx; η is the 学习率" },
    { said: /(一次|“|^)下降(共|并|”|$)/, instead: "梯度下降" },
    { said: /弯曲|曲度/, instead: "曲率" },
    { said: /批大小|批次大小|批尺寸|整批|每批|增大批量(?!大小)/, instead: "批量大小" },
    { said: /坡度/, instead: "斜率 of one variable, 梯度 of more" },
    { said: /(?<!随机)种子/, instead: "随机种子" },
    { said: /洗牌/, instead: "打乱" },
    { said: /连线/, instead: "连接" },
    { said: /文字/, instead: "文本" },
    { said: /观察角度|观察方向/, instead: "视角" },
    { said: /准确率|精度/, instead: "正确率" },
    { said: /代价|成本函数/, instead: "损失" },
    { said: /不再是(一个)?数/, instead: "不是数" },
  ],
};

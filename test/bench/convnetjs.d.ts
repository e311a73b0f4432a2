/** The part of convnetjs 0.3 (Andrej Karpathy, MIT) that the bench uses. */
declare module "convnetjs" {
  class Vol {
    readonly w: Float64Array;
    constructor(width: number, height: number, depth: number, value?: number);
  }
  class Net {
    makeLayers(definitions: readonly Readonly<Record<string, string | number>>[]): void;
  }
  class Trainer {
    constructor(net: Net, options: Readonly<Record<string, string | number>>);
    train(sample: Vol, answer: number | readonly number[]): void;
  }
  const convnetjs: { Vol: typeof Vol; Net: typeof Net; Trainer: typeof Trainer };
  export default convnetjs;
}

/** 2⁻⁵³, the distance between the numbers that {@link Random.next} gives. */
const finest = 2 ** -53;
/** Numbers thrown away at the start, so that near seeds lead to unlike rows. */
const warmUp = 12;

/**
 * A seeded row of random numbers (sfc32, Chris Doty-Humphrey's PractRand): the same everywhere for
 * the same seed and stream. Streams of one seed do not disturb each other.
 */
export class Random {
  private readonly words: Uint32Array;

  /**
   * @param seed 0 to 2³² − 1
   * @param stream what the numbers are for, e.g. "weights"
   */
  constructor(seed: number, stream: string) {
    this.words = seedWords(seed, stream);
    for (let i = 0; i < warmUp; i++) this.word();
  }

  /** A copy of where the row stands; set it to go on from there. Length 4. */
  get state(): Uint32Array {
    return this.words.slice();
  }

  set state(state: Uint32Array) {
    this.words.set(state);
  }

  /** At least 0, below 1, with 53 random bits. */
  next(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) * finest;
  }

  /** Normally distributed with mean 0 and standard deviation 1 (Box and Muller, 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /** A whole number, at least 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Puts the entries in random order, in place (Fisher and Yates). */
  shuffle(entries: Int32Array): void {
    for (let last = entries.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const kept = entries[last];
      entries[last] = entries[other];
      entries[other] = kept;
    }
  }

  private word(): number {
    const { words } = this;
    const sum = (words[0] + words[1] + words[3]) | 0;
    words[3]++;
    words[0] = words[1] ^ (words[1] >>> 9);
    words[1] = words[2] + (words[2] << 3);
    words[2] = ((words[2] << 21) | (words[2] >>> 11)) + sum;
    return sum >>> 0;
  }
}

/** Four words out of a seed and a name (FNV-1a, then the finish of MurmurHash3). */
function seedWords(seed: number, stream: string): Uint32Array {
  return Uint32Array.from({ length: 4 }, (_, place) => {
    let hash = 0x811c9dc5 ^ place;
    for (const text of [stream, "/", String(seed >>> 0)]) {
      for (let at = 0; at < text.length; at++) {
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      }
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  });
}

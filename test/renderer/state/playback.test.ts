import { beforeEach, describe, expect, it } from "vitest";
import { type FrameClock, Playback } from "../../../src-renderer/state/playback.ts";

/** A clock that stands still until it is told to go on. */
class HandFedClock implements FrameClock {
  timeMs = 0;
  private waiting: (() => void) | null = null;

  now(): number {
    return this.timeMs;
  }

  request(callback: () => void): number {
    this.waiting = callback;
    return 1;
  }

  cancel(): void {
    this.waiting = null;
  }

  get isAsked(): boolean {
    return this.waiting !== null;
  }

  pass(ms: number, framesMs = 16): void {
    for (let left = ms; left > 0; left -= framesMs) {
      this.timeMs += Math.min(framesMs, left);
      const callback = this.waiting;
      this.waiting = null;
      callback?.();
    }
  }
}

class Target {
  playhead = 0;
  lastStep = 16;
  isGrowing = false;
  stepsPerSecond = 2;
  isPlaying = false;
  moves: number[] = [];

  movePlayhead(step: number): void {
    this.playhead = step;
    this.moves.push(step);
  }

  playbackChanged(isPlaying: boolean): void {
    this.isPlaying = isPlaying;
  }
}

let clock: HandFedClock;
let target: Target;
let playback: Playback;

beforeEach(() => {
  clock = new HandFedClock();
  target = new Target();
  playback = new Playback(target, clock);
});

describe("playback", () => {
  it("asks for no frame before it plays", () => {
    expect(clock.isAsked).toBe(false);
  });

  it("makes as many steps a second as it is told to", () => {
    playback.play();
    clock.pass(1000);
    expect(target.playhead).toBe(2);
    clock.pass(2000);
    expect(target.playhead).toBe(6);
  });

  it("moves the playhead only when another iterate is due", () => {
    playback.play();
    clock.pass(1600);
    expect(target.moves).toEqual([1, 2, 3]);
  });

  it("stops at the end by itself, and asks for no more frames", () => {
    playback.play();
    clock.pass(9000);
    expect(target.playhead).toBe(16);
    expect(target.isPlaying).toBe(false);
    expect(clock.isAsked).toBe(false);
  });

  it("begins anew when it is played at the end", () => {
    target.playhead = 16;
    playback.play();
    expect(target.playhead).toBe(0);
  });

  it("stops where it is when paused, and goes on from there", () => {
    playback.play();
    clock.pass(1100);
    playback.pause();
    expect(clock.isAsked).toBe(false);
    clock.pass(5000);
    expect(target.playhead).toBe(2);
    playback.play();
    clock.pass(400);
    expect(target.playhead).toBe(2);
    clock.pass(200);
    expect(target.playhead).toBe(3);
  });

  it("goes on from where the playhead is put meanwhile", () => {
    playback.play();
    clock.pass(1000);
    target.playhead = 10;
    clock.pass(516);
    expect(target.playhead).toBe(11);
  });

  it("takes a new speed at once, without a jump", () => {
    playback.play();
    clock.pass(1000);
    target.stepsPerSecond = 10;
    clock.pass(316);
    expect(target.playhead).toBe(5);
  });

  it("waits at the end of a run that still grows", () => {
    target.isGrowing = true;
    target.lastStep = 2;
    playback.play();
    clock.pass(3000);
    expect(target.playhead).toBe(2);
    expect(playback.isPlaying).toBe(true);
    target.lastStep = 40;
    clock.pass(600);
    expect(target.playhead).toBe(3);
  });
});

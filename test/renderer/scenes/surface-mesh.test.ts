import type { BufferGeometry } from "three";
import { describe, expect, it } from "vitest";
import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import { createSurfaceFrame } from "../../../src-renderer/scenes/surface-frame.ts";
import {
  createSurfaceMeshes,
  type SurfaceMeshes,
} from "../../../src-renderer/scenes/surface-mesh.ts";

const domain = { low: -3, high: 3 };

function meshesOf(heightAt: HeightFunction, columns = 101, rows = 101): SurfaceMeshes {
  const field = sampleHeightField(heightAt, domain, domain, columns, rows);
  return createSurfaceMeshes(field, createSurfaceFrame(field));
}

const triangles = (geometry: BufferGeometry): number => (geometry.getIndex()?.count ?? 0) / 3;

describe("the mesh of a surface in motion", () => {
  it("has a quarter of the lines where the surface is smooth", () => {
    const { full, coarse } = meshesOf((x, y) => x ** 2 + Math.sin(y) ** 2);
    expect(triangles(full)).toBe(2 * 100 * 100);
    expect(triangles(coarse)).toBe(2 * 25 * 25);
  });

  it("has half of them where larger cells would cut heights off", () => {
    const { coarse } = meshesOf((x, y) => Math.sin(3 * x) + Math.cos(4 * y));
    expect(triangles(coarse)).toBe(2 * 50 * 50);
  });

  it("has half of them on one axis alone, if only that one needs them", () => {
    const { coarse, strides } = meshesOf((x, y) => Math.sin(2 * x) + y / 10);
    expect(strides[1]).toEqual({ columns: 2, rows: 4 });
    expect(triangles(coarse)).toBe(2 * 50 * 25);
  });

  it("sees a twist, which is straight along both axes", () => {
    const gentle = meshesOf((x, y) => x + y + x * y * 0.01);
    const twisted = meshesOf((x, y) => Math.sign(x * y) * Math.abs(x * y) ** 0.4);
    expect(gentle.strides[1]).toEqual({ columns: 4, rows: 4 });
    expect(twisted.strides[1]).toEqual({ columns: 2, rows: 2 });
  });

  it("keeps the edge of a hole as fine as it was", () => {
    const { strides } = meshesOf((x, y) => (x * x + y * y < 1 ? Number.NaN : x + y));
    expect(strides[1]).toEqual({ columns: 2, rows: 2 });
  });

  it("keeps the cells of an axis that was refined because it needs them", () => {
    const { strides } = meshesOf((x, y) => Math.sin(50 * x) + y, 301, 101);
    expect(strides[1]).toEqual({ columns: 1, rows: 4 });
  });

  it("is the full one when that has few cells", () => {
    const { full, coarse } = meshesOf((x, y) => x + y, 41, 41);
    expect(coarse).toBe(full);
  });
});

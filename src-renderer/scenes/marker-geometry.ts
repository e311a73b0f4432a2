import {
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
} from "three";

const cornersOfSquare = new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]);
const trianglesOfSquare = new Uint16Array([0, 1, 2, 0, 2, 3]);

/** Squares that face the viewer, one for each marker, in one draw call. */
export class MarkerGeometry extends InstancedBufferGeometry {
  #capacity = 0;

  constructor() {
    super();
    this.setAttribute("position", new BufferAttribute(cornersOfSquare, 3));
    this.setIndex(new BufferAttribute(trianglesOfSquare, 1));
    this.instanceCount = 0;
  }

  /**
   * Replaces the markers.
   *
   * @param centres Float32Array, row-major [count, 3], units of the scene
   * @param outward Float32Array, row-major [count, 3], the surface's normals there
   */
  setMarkers(centres: Float32Array, outward: Float32Array, count: number): void {
    if (count > this.#capacity) this.#reserve(Math.max(16, Math.ceil(count * 1.5)));
    if (count > 0) {
      this.#write("centre", centres.subarray(0, count * 3));
      this.#write("outward", outward.subarray(0, count * 3));
    }
    this.instanceCount = count;
  }

  #write(name: string, numbers: Float32Array): void {
    const attribute = this.getAttribute(name);
    attribute.array.set(numbers);
    attribute.needsUpdate = true;
  }

  #reserve(capacity: number): void {
    this.#capacity = capacity;
    this.dispose();
    for (const name of ["centre", "outward"]) {
      const attribute = new InstancedBufferAttribute(new Float32Array(capacity * 3), 3);
      this.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    }
  }
}

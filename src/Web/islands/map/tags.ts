// Tags of works: a number that is the number in the list, and a few words beside it where there is room.
import { Marker, type Map as MapLibre } from 'maplibre-gl';
import type { MapLayers } from './style';

interface Work { type: string; geometry: { type: string; coordinates: [number, number][][] }; properties: { kind: string; n?: number; title: string; text: string; key: string; state: string } }
interface Box { left: number; top: number; right: number; bottom: number }

// Where the words of a tag may stand, seen from its number.
const sides = ['at-right', 'at-left', 'at-below', 'at-above'];

export function watchTags(map: MapLibre, layers: MapLayers): void {
  const tags: { marker: Marker; element: HTMLElement }[] = [];
  const works = ((layers.works?.geoJson as { features?: Work[] } | undefined)?.features ?? []).filter(work => work.properties.kind === 'work' && work.properties.n);
  // The first in the list lies uppermost.
  for (const work of works.reverse()) {
    const element = document.createElement('div');
    element.className = `map-tag ${work.properties.state}`;
    element.dataset.key = work.properties.key;
    const [number, words, title, text] = ['b', 'span', 'strong', 'span'].map(name => document.createElement(name));
    number!.textContent = String(work.properties.n);
    title!.textContent = work.properties.title;
    text!.textContent = work.properties.text;
    words!.append(title!, text!);
    element.append(number!, words!);
    tags.push({ element, marker: new Marker({ element, anchor: 'center' }).setLngLat(along(work.geometry.coordinates, work.properties.n! % 2 ? 0.5 : 0.32)).addTo(map) });
  }
  if (layers.spot) {
    const element = document.createElement('div');
    element.className = 'map-spot';
    const name = document.createElement('span');
    name.textContent = layers.spot.name;
    element.append(name);
    tags.push({ element, marker: new Marker({ element, anchor: 'center' }).setLngLat([layers.spot.longitude, layers.spot.latitude]).addTo(map) });
  }
  for (const { element } of tags) {
    // The list beside the map says the same; a marker is no button.
    element.setAttribute('aria-hidden', 'true');
    element.removeAttribute('tabindex');
    element.removeAttribute('role');
  }
  const arrange = () => place(map, tags);
  map.on('moveend', arrange);
  map.on('resize', arrange);
  map.on('load', arrange);
  arrange();
}

// Each tag takes the first side on which it covers no other; the spot goes first, then the list in its order.
function place(map: MapLibre, tags: { marker: Marker; element: HTMLElement }[]): void {
  const frame = map.getContainer().getBoundingClientRect();
  const taken: Box[] = tags.map(({ marker }) => around(map.project(marker.getLngLat()), 15, 15));
  for (const { marker, element } of [...tags].reverse()) {
    const words = element.querySelector<HTMLElement>('span')!;
    const point = map.project(marker.getLngLat());
    element.classList.remove(...sides, 'crowded');
    const [width, height] = [words.offsetWidth, words.offsetHeight];
    const boxes = [
      { left: point.x + 18, top: point.y - height / 2, right: point.x + 18 + width, bottom: point.y + height / 2 },
      { left: point.x - 18 - width, top: point.y - height / 2, right: point.x - 18, bottom: point.y + height / 2 },
      { left: point.x - width / 2, top: point.y + 18, right: point.x + width / 2, bottom: point.y + 18 + height },
      { left: point.x - width / 2, top: point.y - 18 - height, right: point.x + width / 2, bottom: point.y - 18 },
    ];
    const free = boxes.findIndex(box => box.left > 4 && box.right < frame.width - 4 && box.top > 4 && box.bottom < frame.height - 4 && taken.every(other => !meets(box, other, point)));
    if (free < 0) element.classList.add('crowded');
    else {
      element.classList.add(sides[free]!);
      taken.push(boxes[free]!);
    }
  }
}

function around(point: { x: number; y: number }, x: number, y: number): Box {
  return { left: point.x - x, top: point.y - y, right: point.x + x, bottom: point.y + y };
}

function meets(a: Box, b: Box, own: { x: number; y: number }): boolean {
  if (own.x >= b.left && own.x <= b.right && own.y >= b.top && own.y <= b.bottom && b.right - b.left <= 31) return false;
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// A point of the longest part. Works on one stretch have their numbers at different places of it.
function along(parts: [number, number][][], share: number): [number, number] {
  const line = [...parts].sort((a, b) => b.length - a.length)[0]!;
  const lengths = line.slice(1).map((to, i) => Math.hypot(to[0] - line[i]![0], to[1] - line[i]![1]));
  let left = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!;
    if (left <= length && length > 0) {
      const [from, to, at] = [line[i]!, line[i + 1]!, left / length];
      return [from[0] + (to[0] - from[0]) * at, from[1] + (to[1] - from[1]) * at];
    }
    left -= length;
  }
  return line[0]!;
}

// The interactive map: MapLibre over our own sources, with buttons, keyboard, a card for what is under the pointer,
// and the same thing lit in the list beside it.
import { Map as MapLibre, setWorkerUrl, type MapGeoJSONFeature, type MapMouseEvent } from 'maplibre-gl';
import { coloursOf } from './colours';
import { styleOf, touchable, type Field, type MapLayers } from './style';

const words = {
  ko: { 'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl을 누르고 굴리면 크기가 바뀝니다', 'CooperativeGesturesHandler.MacHelpText': '⌘를 누르고 굴리면 크기가 바뀝니다', 'CooperativeGesturesHandler.MobileHelpText': '두 손가락으로 움직이세요', 'Map.Title': '지도' },
  en: {},
};

export async function mount(element: HTMLElement): Promise<void> {
  const layers = JSON.parse(element.dataset.map!) as MapLayers;
  setWorkerUrl(new URL(element.dataset.worker!, location.href).href);
  await Promise.all(['13px "Pretendard GOV"', 'bold 13px "Pretendard GOV"'].map(font => document.fonts.load(font, '가0')));

  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let map: MapLibre;
  try {
    map = new MapLibre({
      container: element,
      style: styleOf(layers, coloursOf(element)),
      bounds: layers.bounds,
      fitBoundsOptions: { padding: 24 },
      localIdeographFontFamily: '"Pretendard GOV", "Noto Sans KR", "Malgun Gothic", sans-serif',
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: still ? 0 : 150,
      locale: words[element.dataset.language === 'en' ? 'en' : 'ko'],
    });
  } catch (error) {
    // No WebGL: the sentence in the box points to the list, which holds the same.
    console.warn(error);
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.once('idle', () => element.classList.add('ready', 'drawn'));
  map.on('load', () => element.classList.add('ready'));
  watchButtons(element, map, layers, still);
  watchPointer(element, map, layers.card);
}

function watchButtons(element: HTMLElement, map: MapLibre, layers: MapLayers, still: boolean): void {
  const quick = { duration: still ? 0 : 180 };
  element.querySelector('.map-buttons')!.addEventListener('click', event => {
    const zoom = (event.target as Element).closest<HTMLElement>('[data-zoom]')?.dataset.zoom;
    if (zoom === 'in') map.zoomIn(quick);
    if (zoom === 'out') map.zoomOut(quick);
    if (zoom === 'all') map.fitBounds(layers.bounds, { padding: 24, ...quick });
  });
}

function watchPointer(element: HTMLElement, map: MapLibre, fields: Field[]): void {
  const card = element.querySelector<HTMLElement>('.map-card')!;
  let lit: { source: string; sourceLayer?: string; id: string | number } | null = null;

  const show = (event: MapMouseEvent) => {
    const there = touchable.filter(id => map.getLayer(id));
    const feature = map.queryRenderedFeatures(around(event), { layers: there })[0];
    light(feature);
    map.getCanvas().style.cursor = feature ? 'pointer' : '';
    card.hidden = !feature || !fill(card, feature, fields);
    if (!card.hidden) place(card, event.point, element);
  };
  const light = (feature?: MapGeoJSONFeature) => {
    if (lit) map.setFeatureState(lit, { on: false });
    lit = feature?.id === undefined ? null : { source: feature.source, sourceLayer: feature.sourceLayer, id: feature.id };
    if (lit) map.setFeatureState(lit, { on: true });
    for (const twin of document.querySelectorAll('[data-key].on')) twin.classList.remove('on');
    const key = feature?.properties.key;
    if (key !== undefined) for (const twin of document.querySelectorAll(`[data-key="${CSS.escape(String(key))}"]`)) twin.classList.add('on');
  };
  map.on('mousemove', show);
  map.on('click', show);
  map.on('mouseout', () => { light(); card.hidden = true; });
  map.on('click', 'clusters', event => map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 }));
}

// A finger is wider than a dot.
function around(event: MapMouseEvent): [[number, number], [number, number]] {
  const reach = matchMedia('(pointer: coarse)').matches ? 14 : 3;
  return [[event.point.x - reach, event.point.y - reach], [event.point.x + reach, event.point.y + reach]];
}

function fill(card: HTMLElement, feature: MapGeoJSONFeature, fields: Field[]): boolean {
  const { name, value } = feature.properties;
  const rows = fields.filter(field => feature.properties[field.name] !== undefined && feature.properties[field.name] !== null);
  if (name === undefined && rows.length === 0) return false;
  const title = document.createElement('b');
  title.textContent = [name, value].filter(part => part !== undefined).join(' ');
  const list = document.createElement('dl');
  for (const field of rows) {
    const [term, detail] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = field.label;
    detail.textContent = String(feature.properties[field.name]);
    list.append(term, detail);
  }
  card.replaceChildren(...(title.textContent ? [title] : []), ...(rows.length ? [list] : []));
  return true;
}

function place(card: HTMLElement, point: { x: number; y: number }, element: HTMLElement): void {
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const x = Math.max(8, Math.min(point.x + 16, element.clientWidth - width - 8));
  const y = point.y + 16 + height > element.clientHeight ? point.y - height - 16 : point.y + 16;
  card.style.transform = `translate(${x}px, ${Math.max(8, y)}px)`;
}

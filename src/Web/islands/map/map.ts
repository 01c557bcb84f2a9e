// The interactive map: MapLibre over our own sources, with buttons, keyboard, a card for what is under the pointer,
// and the same thing lit in the list beside it.
import { Map as MapLibre, setWorkerUrl, type GeoJSONSource, type MapGeoJSONFeature, type MapMouseEvent, type MapOptions } from 'maplibre-gl';
import { coloursOf } from './colours';
import { pattern, styleOf, touchable, windowed, type Field, type MapLayers } from './style';
import { watchTags } from './tags';

const words = {
  ko: { 'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl을 누르고 굴리면 크기가 바뀝니다', 'CooperativeGesturesHandler.MacHelpText': '⌘를 누르고 굴리면 크기가 바뀝니다', 'CooperativeGesturesHandler.MobileHelpText': '두 손가락으로 움직이세요', 'Map.Title': '지도' },
  en: {},
};

export async function mount(element: HTMLElement): Promise<void> {
  const layers = JSON.parse(element.dataset.map!) as MapLayers;
  setWorkerUrl(new URL(element.dataset.worker!, location.href).href);
  await Promise.all(['13px "Pretendard GOV"', 'bold 13px "Pretendard GOV"'].map(font => document.fonts.load(font, '가0')));

  open(element, layers, { bounds: layers.bounds, fitBoundsOptions: { padding: 24 } }, 0);
}

type Place = Pick<MapOptions, 'bounds' | 'fitBoundsOptions' | 'center' | 'zoom'>;

// The machine may take its graphics away (sleep, a driver that starts anew), also while a map is being made. What lies under the map is
// seen meanwhile, and the map is made anew where the reader was: what MapLibre restores by itself is not always whole.
const tries = 6;

function open(element: HTMLElement, layers: MapLayers, place: Place, failed: number): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const again = (next: Place) => { if (failed < tries) setTimeout(() => open(element, layers, next, failed + 1), 500 * 2 ** failed); };
  let map: MapLibre;
  try {
    map = new MapLibre({
      container: element,
      style: styleOf(layers, coloursOf(element)),
      ...place,
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
    again(place);
    return;
  }
  const drawn = ['hatch', 'rungs'];
  map.setMissingStyleImageResolver(async id => { if (drawn.includes(id) && !map.hasImage(id)) map.addImage(id, pattern(id, coloursOf(element)), { pixelRatio: 2 }); });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const gone = new AbortController();
  map.once('webglcontextlost', () => {
    const next = { center: map.getCenter(), zoom: map.getZoom() };
    element.classList.remove('ready', 'drawn');
    gone.abort();
    setTimeout(() => { map.remove(); again(next); });
  });
  map.on('load', () => element.classList.add('ready'));
  const first = watchWindow(map, layers);
  map.once('idle', () => void first.finally(() => map.once('idle', () => {
    if (gone.signal.aborted) return;
    failed = 0;
    element.classList.add('ready', 'drawn');
  }).triggerRepaint()));
  watchButtons(element, map, layers, still, gone.signal);
  watchPointer(element, map, layers.card);
  if (layers.works || layers.spot) watchTags(map, layers);
}

function watchButtons(element: HTMLElement, map: MapLibre, layers: MapLayers, still: boolean, signal: AbortSignal): void {
  const quick = { duration: still ? 0 : 180 };
  element.querySelector('.map-buttons')!.addEventListener('click', event => {
    const zoom = (event.target as Element).closest<HTMLElement>('[data-zoom]')?.dataset.zoom;
    if (zoom === 'in') map.zoomIn(quick);
    if (zoom === 'out') map.zoomOut(quick);
    if (zoom === 'all') map.fitBounds(layers.bounds, { padding: 24, ...quick });
  }, { signal });
}

// Fetches what lies in the window, and again when it moved. Resolves when the first answer is in.
function watchWindow(map: MapLibre, layers: MapLayers): Promise<unknown> {
  const sources = windowed(layers);
  if (sources.length === 0) return Promise.resolve();
  let stop = new AbortController();
  const load = () => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const box = map.getBounds();
    const [x, y] = [(box.getEast() - box.getWest()) * 0.1, (box.getNorth() - box.getSouth()) * 0.1];
    const bbox = [box.getWest() - x, box.getSouth() - y, box.getEast() + x, box.getNorth() + y].map(n => n.toFixed(6)).join(',');
    return Promise.all(sources.map(async ([name, url]) => {
      const answer = await fetch(url.replace('{bbox}', bbox), { signal });
      // What is drawn stays when an answer fails: the map is poorer, not empty.
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      (map.getSource(name) as GeoJSONSource).setData(await answer.json());
    })).catch(error => { if (!signal.aborted) console.warn(error); });
  };
  map.on('moveend', load);
  return new Promise(done => map.once('load', () => void load().then(done)));
}

function watchPointer(element: HTMLElement, map: MapLibre, fields: Field[]): void {
  const card = element.querySelector<HTMLElement>('.map-card')!;
  let lit: { source: string; sourceLayer?: string; id: string | number } | null = null;
  let pinned = false;

  const at = (box: [[number, number], [number, number]]) => map.queryRenderedFeatures(box, { layers: touchable.filter(id => map.getLayer(id)) })[0];
  const show = (feature: MapGeoJSONFeature | undefined, point: { x: number; y: number }) => {
    light(feature);
    map.getCanvas().style.cursor = feature ? 'pointer' : '';
    card.hidden = !feature || !fill(card, feature, fields);
    card.classList.toggle('pinned', pinned);
    if (!card.hidden) place(card, point, element);
  };
  const light = (feature?: MapGeoJSONFeature) => {
    if (lit && map.getSource(lit.source)) map.setFeatureState(lit, { on: false });
    lit = feature?.id === undefined ? null : { source: feature.source, sourceLayer: feature.sourceLayer, id: feature.id };
    if (lit) map.setFeatureState(lit, { on: true });
    for (const twin of document.querySelectorAll('[data-key].on')) twin.classList.remove('on');
    const key = feature?.properties.key ?? feature?.properties.name;
    if (key !== undefined) for (const twin of document.querySelectorAll(`[data-key="${CSS.escape(String(key))}"]`)) twin.classList.add('on');
  };
  const clear = () => { pinned = false; light(); card.hidden = true; };
  // A click keeps the card; several rows in one dot are parted by coming nearer.
  const choose = (feature: MapGeoJSONFeature | undefined, point: { x: number; y: number }) => {
    if (feature && feature.properties.n > 1 && feature.geometry.type === 'Point') {
      clear();
      map.easeTo({ center: feature.geometry.coordinates as [number, number], zoom: map.getZoom() + 2 });
      return;
    }
    pinned = feature !== undefined;
    show(feature, point);
  };
  map.on('mousemove', event => { if (!pinned) show(at(around(event)), event.point); });
  map.on('click', event => choose(at(around(event)), event.point));
  map.on('mouseout', () => { if (!pinned) clear(); });
  map.on('movestart', clear);
  map.on('click', 'clusters', event => map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 }));
  // By keyboard: arrows move, + and − zoom, Enter chooses what is nearest to the middle, Escape lets go.
  map.getCanvas().addEventListener('keydown', event => {
    if (event.key === 'Escape') clear();
    if (event.key !== 'Enter') return;
    const middle = { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    for (const reach of [6, 24, 72, 160]) {
      const feature = at([[middle.x - reach, middle.y - reach], [middle.x + reach, middle.y + reach]]);
      if (!feature) continue;
      choose(feature, feature.geometry.type === 'Point' ? map.project(feature.geometry.coordinates as [number, number]) : middle);
      break;
    }
  });
}

// A finger is wider than a dot.
function around(event: MapMouseEvent): [[number, number], [number, number]] {
  const reach = matchMedia('(pointer: coarse)').matches ? 14 : 3;
  return [[event.point.x - reach, event.point.y - reach], [event.point.x + reach, event.point.y + reach]];
}

function fill(card: HTMLElement, feature: MapGeoJSONFeature, fields: Field[]): boolean {
  const { value } = feature.properties;
  const name = feature.properties.name ?? feature.properties.title;
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

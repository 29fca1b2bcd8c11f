"""English: subscriptions and settings."""

from bot.wording.shapes.chat_settings import PageWords, SettingWords, SubscribeWords

SUBSCRIBE = SubscribeWords(
    added=lambda names: f"Subscribed: {names}.",
    already=lambda names: f"Already subscribed: {names}.",
    all_added="Subscribed to everything, also to categories that come later.",
    now=lambda names: f"You get: {names}.",
    everything="everything",
    removed=lambda names: f"Unsubscribed: {names}.",
    not_subscribed=lambda names: f"You were not subscribed to: {names}.",
    none_left=lambda one: (
        f"Nothing is subscribed any more, so nothing will be posted here. To subscribe again: /subscribe {one}"
    ),
    nothing=lambda one: (
        f"Nothing is subscribed here, so nothing is posted. Press a category, or write one. Example: /subscribe {one}"
    ),
    which=lambda two: f"Which categories do you want every day? Press one, or write several: /subscribe {two}",
    which_not=lambda one: f"Which category shall I stop? Press one, or write one. Example: /unsubscribe {one}",
    categories="Categories",
    subscriptions="Subscriptions",
    is_subscribed="subscribed",
    unsubscribe_button=lambda name: f"Stop {name}",
    unsubscribe_all="Stop everything",
    read_newest="Read the newest edition now",
    change_time="Change the time",
)

PAGE = PageWords(
    title="Settings",
    language="Language",
    time="Time",
    timezone="Time zone",
    days="Days",
    weekly="Once a week",
    mute="Without a sound",
    length="Length",
    notices="A line on days without papers",
    posts="Posts",
    categories="Categories",
    none="none",
    on="on",
    off="off",
    brief="brief",
    full="full",
    running="on",
    paused="paused",
    other_times="Another time: /time 07:30 · another zone: /timezone Asia/Seoul · other days: /days mon,wed,fri",
    button="All settings",
    pause_button="Pause",
    resume_button="Resume",
    language_name="English",
)

SETTINGS = SettingWords(
    subscribe=SUBSCRIBE,
    page=PAGE,
    next_post=lambda moment: f"Next post: {moment}.",
    zone_hint=lambda zone: f"Times are in {zone}. To set your own zone: /timezone Asia/Seoul",
    paused_hint="Posts are paused. To start them again: /resume",
    nothing_hint=lambda one: f"Nothing is subscribed yet. To subscribe: /subscribe {one}",
    language_set="This chat is in English now.",
    time_set=lambda clock: f"The edition now comes at {clock}.",
    timezone_set=lambda zone, now: f"Time zone: {zone}. It is {now} there now.",
    days_set=lambda days: f"Days: {days}.",
    weekly_on=lambda day: f"One post a week, on {day}, with everything since the last one.",
    weekly_off=lambda days: f"No longer once a week. Days: {days}.",
    mute_on="Posts come without a sound now.",
    mute_off="Posts come with a sound now.",
    length_brief="Posts are brief: a report for each category and one line for each paper.",
    length_full="Posts are full: every category with its report and its papers' cards.",
    notices_on="On days without papers you get one line with the reason.",
    notices_off="On days without papers nothing is posted. To pause all posts: /pause",
    paused="Paused. What comes out meanwhile is posted when you start again: /resume",
    already_paused="Posts are paused already. To start them again: /resume",
    resumed="Posts are on again. What you missed comes with the next one.",
    not_paused="Posts were not paused.",
)

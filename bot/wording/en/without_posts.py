"""English for a place where nothing is posted: the same words without a promise of posts."""

from dataclasses import replace

from bot.wording.shapes.chat import ChatWords
from bot.wording.shapes.chat_commands import CommandWords
from bot.wording.shapes.chat_settings import SettingWords

NO_POSTS = "This place gets no posts: /digest reads the newest edition."


def without_posts(chat: ChatWords) -> ChatWords:
    """What is said there."""
    return replace(
        chat,
        commands=_commands(chat.commands),
        settings=_settings(chat.settings),
        start=replace(
            chat.start,
            what=(
                "Every day I collect the new AI papers, sort them into categories, and write a report for each "
                "category and a card for each paper. Every sentence is checked against the paper's own words."
            ),
            nothing_yet=lambda one: (
                f"{NO_POSTS}\nIt can show only categories you choose: press or write one. Example: /subscribe {one}"
            ),
            subscribed=lambda names, moment: f"Your categories: {names}. {NO_POSTS}",
        ),
        help=replace(chat.help, schedule="Settings (this place gets no posts)"),
        plain=replace(
            chat.plain,
            every_day=lambda name: f"only {name} in /digest",
            category=lambda name: f"{name} is a category. You can read it now, or choose it for every /digest.",
        ),
        status=replace(
            chat.status, next_post=lambda moment: NO_POSTS, no_next_post=lambda one: NO_POSTS, paused=NO_POSTS
        ),
    )


def _settings(settings: SettingWords) -> SettingWords:
    return replace(
        settings,
        subscribe=replace(
            settings.subscribe,
            now=lambda names: f"Your categories: {names}.",
            none_left=lambda one: f"No category is chosen any more: /digest shows all. Example: /subscribe {one}",
            nothing=lambda one: (
                "No category is chosen here, so /digest shows all. "
                f"Press a category, or write one. Example: /subscribe {one}"
            ),
            which=lambda two: f"Which categories shall /digest show? Press one, or write several: /subscribe {two}",
        ),
        page=replace(settings.page, posts="Paused", running="off", paused="on"),
        next_post=lambda moment: NO_POSTS,
        paused_hint=NO_POSTS,
        nothing_hint=lambda one: NO_POSTS,
        time_set=lambda clock: f"Time: {clock}.",
        weekly_on=lambda day: f"Once a week: on ({day}).",
        weekly_off=lambda days: f"Once a week: off. Days: {days}.",
        mute_on=f"Without a sound: on. {NO_POSTS}",
        mute_off=f"Without a sound: off. {NO_POSTS}",
        length_brief="Brief: a report for each category and one line for each paper. To read: /digest",
        length_full="Full: every category with its report and its papers' cards. To read: /digest",
        notices_on=f"A line on days without papers: on. {NO_POSTS}",
        notices_off=f"A line on days without papers: off. {NO_POSTS}",
        paused=f"Paused: on. {NO_POSTS}",
        already_paused=f"Paused: on already. {NO_POSTS}",
        resumed="Not paused any more.",
        not_paused="Nothing was paused.",
    )


def _commands(commands: CommandWords) -> CommandWords:
    return replace(
        commands,
        subscribe=replace(commands.subscribe, line="choose a category for /digest"),
        unsubscribe=replace(commands.unsubscribe, line="drop it again"),
        subscriptions=replace(commands.subscriptions, line="the categories you chose"),
        why=replace(commands.why, usage="/why N or ARXIV-ID", line="why a paper is listed, and why in its category"),
        status=replace(commands.status, line="the edition you read last, the newest one, the sources"),
    )

"""The help of the command line in Vietnamese, chosen by ``VNPLAN_LANG``, else by the locale of the environment."""

import copy
import os
import re
from collections.abc import Iterable, Mapping

import click

_COLUMNS = re.compile(r"^( *\S.*?\s{2,})(\S.*)$")
_MARGIN = re.compile(r"\s+")


def wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """True if help should be in Vietnamese: the first of the variables that is set decides.

    >>> wanted({"LANG": "vi_VN.UTF-8"}), wanted({"VNPLAN_LANG": "en", "LANG": "vi_VN.UTF-8"}), wanted({})
    (True, False, False)
    """
    names = ("VNPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[name] for name in names if environ.get(name)), "").lower().startswith("vi")


def translated(command: click.Command) -> click.Command:
    """The same command with its help in Vietnamese; what the table does not have stays English."""
    if isinstance(command, click.Group):
        return _Group(command)
    made = copy.copy(command)
    _translate(made, command)
    return made


class _Group(click.Group):
    """A group in Vietnamese; its commands are translated when they are asked for, so that none is imported before."""

    def __init__(self, group: click.Group) -> None:
        super().__init__(group.name, callback=group.callback, context_settings=group.context_settings)
        self._group = group
        _translate(self, group)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return self._group.list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = self._group.get_command(ctx, cmd_name)
        return translated(found) if found else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed = getattr(self._group, "listed", self._group.get_command)
        found = {name: translated(command) for name in self.list_commands(ctx) if (command := listed(ctx, name))}
        click.Group(commands=found).format_commands(ctx, formatter)


class _Formatter(click.HelpFormatter):
    """What click itself says around the help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(WORDS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _own_words(said)) for name, said in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


def _own_words(said: str) -> str:
    said = WORDS.get(said, said)
    for english in ("[default: ", "[required]", "(processors)"):
        said = said.replace(english, WORDS[english])
    return said


def _translate(made: click.Command, command: click.Command) -> None:
    made.context_class = _Context
    made.help = say(command.help)
    made.short_help = say(command.short_help)
    made.epilog = _examples(command.epilog)
    made.params = [_parameter(parameter) for parameter in command.params]


def _parameter(parameter: click.Parameter) -> click.Parameter:
    made = copy.copy(parameter)
    if isinstance(made, click.Option):
        made.help = say(made.help)
    return made


def key(text: str) -> str:
    r"""What a text is found by: its first sentence, on one line.

    >>> key("Read pages and print\n    the document in each. One file gives one object.")
    'Read pages and print the document in each.'
    """
    return re.split(r"(?<=[.!?])\s", _MARGIN.sub(" ", text.strip()), maxsplit=1)[0]


def say(text: str | None) -> str | None:
    """A help text in Vietnamese, else as it is."""
    return text and WORDS.get(key(text), text)


def _examples(epilog: str | None) -> str | None:
    """Examples with their comments and their headings translated; the commands are the same."""
    return epilog and "\n".join(_example(line) for line in epilog.split("\n"))


def _example(line: str) -> str:
    columns = _COLUMNS.match(line)
    if columns:
        return columns[1] + WORDS.get(columns[2], columns[2])
    return WORDS.get(line.strip(), line)


WORDS = {
    # What click says of itself.
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Show this message and exit.": "Hiện trợ giúp này rồi thoát.",
    "[default: ": "[mặc định: ",
    "[required]": "[bắt buộc]",
    "(processors)": "(số bộ xử lý)",
    # vnplan
    "Vietnamese plans, decisions and directives, as scraped, to a typed tree.": (
        "Kế hoạch, quyết định, chỉ thị lấy từ trang mạng, dựng lại thành cây có cấu trúc.\n\n"
        'Tự hoàn thành lệnh: eval "$(_VNPLAN_COMPLETE=bash_source vnplan)" (hoặc zsh_source, fish_source).'
    ),
    "Show the version and exit.": "Hiện phiên bản rồi thoát.",
    "Examples:": "Ví dụ:",
    "the typed tree as JSON": "cây có cấu trúc dưới dạng JSON",
    "flat facts: number, outline, citations, deadlines, who does what": "dữ kiện: số, dàn ý, viện dẫn, thời hạn, ai làm gì",
    "one JSON object a line, for every page of a folder": "mỗi trang của thư mục một dòng JSON",
    "read standard input": "đọc đầu vào chuẩn",
    "the tree in the terminal": "hiện cây trên màn hình",
    # batch
    "Convert an archive: files, folders, standard input (-), .zip, .tar.gz, .jsonl, .parquet, .warc, databases.": (
        "Chuyển đổi cả kho: tệp, thư mục, đầu vào chuẩn (-), .zip, .tar.gz, .jsonl, .parquet, .warc, cơ sở dữ liệu."
    ),
    "The folder (or URL) for the results; made if need be.": "Thư mục (hoặc URL) cho kết quả; chưa có thì tạo.",
    "What to write; may be repeated.": "Ghi những gì; dùng được nhiều lần. Không nêu thì ghi jsonl và parquet.",
    "Divide the Parquet tables in folders.": "Chia các bảng Parquet vào thư mục.",
    "The column that holds the text of a page.": "Cột chứa văn bản của trang.",
    "The column that holds the HTML of a page.": "Cột chứa HTML của trang.",
    "The column that holds its address.": "Cột chứa địa chỉ của trang.",
    "The column that holds the day it appeared.": "Cột chứa ngày đăng.",
    "The query that gives the pages of a SQLite or DuckDB file; end it with ORDER BY.": (
        "Câu truy vấn cho ra các trang của tệp SQLite hoặc DuckDB; nên kết thúc bằng ORDER BY."
    ),
    "Only these files of folders and archives.": "Chỉ lấy những tệp này trong thư mục và kho nén.",
    "Not these; also read from .vnplanignore in the folder.": "Bỏ những tệp này; đọc thêm từ .vnplanignore trong thư mục.",
    "Build the tree only; look for no citations, deadlines, tasks.": "Chỉ dựng cây; không tìm viện dẫn, thời hạn, nhiệm vụ.",
    "Pages committed together.": "Số trang ghi cùng một lượt.",
    "Seconds for a page.": "Số giây cho một trang.",
    "Megabytes for a worker.": "Số megabyte bộ nhớ cho một tiến trình.",
    "Bytes of a page.": "Số byte của một trang.",
    "The function that parses, package.module:name.": "Hàm phân tích, package.module:name.",
    "The Dask scheduler, tcp://host:port.": "Bộ điều phối Dask, tcp://host:port.",
    "Throw away what an earlier run left in the folder, and begin anew.": "Bỏ những gì lần chạy trước để lại, làm lại từ đầu.",
    "Do only what is in quarantine again, perhaps with other limits.": (
        "Chỉ làm lại những trang đang bị cách ly, có thể với giới hạn khác."
    ),
    "Say how far the run in this folder is, and do nothing.": "Chỉ cho biết lần chạy trong thư mục này đã đến đâu.",
    "Write a log to this file, one line a shard.": "Ghi nhật ký vào tệp này, mỗi phần một dòng.",
    "Show no progress and no summary.": "Không hiện tiến độ và tổng kết.",
    "a folder of pages, with all that is below it": "một thư mục trang, kể cả mọi thư mục con",
    "the HTML responses of a crawl": "các trang HTML của một lần thu thập",
    "how far a run is": "lần chạy đã đến đâu",
    "The same command, given again, goes on where a run was stopped.": "Gõ lại đúng lệnh đó thì chạy tiếp từ chỗ bị dừng.",
    "Exit codes: 0 all converted, 1 the run failed, 2 wrong usage, 3 some pages are in quarantine.": (
        "Mã thoát: 0 chuyển đổi hết, 1 chạy hỏng, 2 dùng sai, 3 có trang bị cách ly."
    ),
    "Where sources changed: convert what is new or changed, drop what is gone.": (
        "Nguồn đã thay đổi: chuyển đổi phần mới hoặc đã sửa, bỏ phần không còn."
    ),
    "Check all hashes, counts and records of the run in this folder.": (
        "Kiểm tra mọi mã băm, số đếm và bản ghi của lần chạy trong thư mục này."
    ),
    # diff
    "Compare two documents: sections and tasks, bodies, dates, targets, citations.": (
        "So sánh hai văn bản: mục, nhiệm vụ, cơ quan, ngày, chỉ tiêu, viện dẫn.\n\n"
        'A và B là hai trang, chẳng hạn kế hoạch năm trước và năm nay; một trong hai có thể là "-", đầu vào chuẩn. '
        "Mục và nhiệm vụ được ghép theo lời văn, dù đứng ở đâu và mang số nào."
    ),
    "Write to this file instead of standard output.": "Ghi vào tệp này thay vì đầu ra chuẩn.",
    "In the terminal, list what is the same too.": "Trên màn hình, liệt kê cả những gì giống nhau.",
    "what changed, in the terminal": "những gì đã đổi, trên màn hình",
    # dump, show, formats, schema, view
    "Read pages and print the document in each.": (
        "Đọc trang và in ra văn bản trong mỗi trang.\n\n"
        "Một tệp cho một đối tượng. Nhiều tệp, hoặc một thư mục, cho mỗi trang một dòng theo thứ tự đường dẫn, kèm nguồn. "
        '"-" là đầu vào chuẩn. Mã thoát 1 cho biết có trang không đọc được; những trang khác vẫn được in.'
    ),
    "How to write; see vnplan formats.": "Ghi theo định dạng nào; xem vnplan formats.",
    "Indent JSON by so many spaces.": "Thụt lề JSON bằng ngần ấy dấu cách.",
    'Only the node with this label ("II.7", "Điều 3.2", "Phụ lục I"), as JSON.': (
        'Chỉ nút có nhãn này ("II.7", "Điều 3.2", "Phụ lục I"), dưới dạng JSON.'
    ),
    "How bold to be with OCR errors; eager for pages known to be scans.": (
        "Mạnh tay với lỗi quét đến đâu; eager cho trang biết chắc là bản quét."
    ),
    "The address of the page, where it does not say so itself.": "Địa chỉ của trang, khi trang không tự nói.",
    "The day the page appeared (ISO 8601): gives a date its year where it has none.": (
        "Ngày đăng trang (ISO 8601): cho biết năm của ngày tháng thiếu năm."
    ),
    "With --format chunks: the text of each with its words joined, too.": (
        "Với --format chunks: ghi thêm văn bản của mỗi đoạn với các từ đã được nối."
    ),
    "The day the page appeared (ISO 8601).": "Ngày đăng trang (ISO 8601).",
    "List the formats that dump can write.": "Liệt kê các định dạng mà dump ghi được.",
    "Print the JSON schema of what dump writes.": "In lược đồ JSON của những gì dump ghi.",
    "Print the tree of a document in the terminal, in colour.": "Hiện cây của văn bản trên màn hình, có màu.",
    "Show where in the source each node stands.": "Cho biết mỗi nút nằm ở đâu trong văn bản gốc.",
    "Write a document as one HTML file that needs nothing else, to be read in a browser.": (
        "Ghi văn bản thành một tệp HTML độc lập để đọc bằng trình duyệt."
    ),
    "a page to look at: text, outline, tasks, deadlines, cited documents": (
        "một trang để xem: văn bản, dàn ý, nhiệm vụ, thời hạn, văn bản viện dẫn"
    ),
    # lm
    "Train the syllable model that repair works with.": "Huấn luyện mô hình âm tiết dùng để sửa lỗi.",
    "Train on CORPORA: text, plain or xz, a paragraph a line.": (
        "Huấn luyện trên CORPORA: văn bản thường hoặc xz, mỗi dòng một đoạn.\n\n"
        "Ghi ra mô hình, được ánh xạ vào bộ nhớ chứ không nạp, và bên cạnh là tệp kê khai (.json) gồm nguồn, kích thước, "
        "mã băm và câu lệnh."
    ),
    "The model to write.": "Tệp mô hình sẽ ghi.",
    "How much a corpus counts (1).": "Trọng số của một kho ngữ liệu (1).",
    "How many bigrams may stay.": "Giữ lại bao nhiêu cặp âm tiết.",
    "How many trigrams may stay.": "Giữ lại bao nhiêu bộ ba âm tiết.",
    # query
    "Ask the tables of a run: DB is a DuckDB file, or the output folder of vnplan batch.": (
        "Hỏi các bảng của một lần chạy: DB là tệp DuckDB, hoặc thư mục kết quả của vnplan batch."
    ),
    "A named query instead of SQL.": "Câu hỏi có tên sẵn thay cho SQL.",
    "For due: no later than this day.": "Với due: không muộn hơn ngày này.",
    "For due: no earlier than this day.": "Với due: không sớm hơn ngày này.",
    "For due: only this lead body, or a part of its name.": "Với due: chỉ cơ quan chủ trì này, hoặc một phần tên của nó.",
    "For citing: the number of the cited document.": "Với citing: số của văn bản được viện dẫn.",
    "For in_force: the day.": "Với in_force: ngày cần xét.",
    "No more rows than this.": "Không quá ngần ấy dòng.",
    "who owes what until then": "đến ngày đó ai phải làm gì",
    "list the named queries, the views and the tables": "liệt kê các câu hỏi có tên, khung nhìn và bảng",
    # repair
    "Put right what OCR and typing damaged in FILE, any page that can be read.": (
        "Sửa những gì việc quét và gõ làm hỏng trong FILE, bất cứ trang nào đọc được.\n\n"
        "In văn bản đã sửa, hoặc với --diff hay --json thì in những chỗ đã đổi."
    ),
    "How sure a change must be; eager is for pages known to be scans.": (
        "Phải chắc đến đâu mới sửa; eager dành cho trang biết chắc là bản quét."
    ),
    "Give a page without any marks its marks back.": "Thêm dấu lại cho trang không có dấu nào.",
    "Show each change with its context, rule and confidence.": "Hiện từng chỗ sửa kèm ngữ cảnh, quy tắc và độ tin cậy.",
    "One JSON object: text and edits, with spans of the text as read.": (
        "Một đối tượng JSON: văn bản và các chỗ sửa, vị trí tính theo văn bản lúc đọc vào."
    ),
    "Write the repaired text to a file.": "Ghi văn bản đã sửa vào tệp.",
    # report
    "Show an archive on one page: deadlines by month and body, most cited documents, who cites what, quality, reprints.": (
        "Trình bày cả kho trên một trang: thời hạn theo tháng và cơ quan, văn bản được viện dẫn nhiều, ai viện dẫn gì, "
        "chất lượng, bản đăng lại."
    ),
    "The HTML file to write.": "Tệp HTML sẽ ghi.",
    "Write the whole citation graph to this file too.": "Ghi thêm toàn bộ đồ thị viện dẫn vào tệp này.",
    "of the output folder of vnplan batch": "từ thư mục kết quả của vnplan batch",
    "of what vnplan dump wrote": "từ những gì vnplan dump đã ghi",
    "of pages, which are parsed first": "từ các trang, được phân tích trước",
    # synth
    "Write N synthetic pages, and what a careful reader finds in them beside, in OUT.gold.jsonl.": (
        "Ghi N trang nhân tạo, và bên cạnh, trong OUT.gold.jsonl, những gì người đọc kỹ tìm thấy.\n\n"
        "Kế hoạch theo ngữ pháp, lời của trang mạng xung quanh, bản đăng lại, chữ đọc sai, bảng mã cũ, tệp hỏng: để thử tải và "
        "thí nghiệm."
    ),
    "Another seed gives other pages.": "Số gieo khác cho ra trang khác.",
    "A folder, or a file: .jsonl(.gz, .zst), .parquet, .warc(.gz), .zip.": (
        "Thư mục, hoặc tệp: .jsonl(.gz, .zst), .parquet, .warc(.gz), .zip."
    ),
}

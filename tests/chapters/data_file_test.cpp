#include "study/data_file.hpp"

#include "bad_input.hpp"
#include "data_variable.hpp"
#include "figures/file.hpp"

using study::DataError, study::decode_utf8;

TEST_CASE("the data stand where LSTM_DATA says or else in the build folder") {
  const auto folder = [](const char* variable) {
    const DataVariable data(variable);
    return study::data_folder();
  };
  CHECK(folder("elsewhere") == "elsewhere");
  for (const char* none : {static_cast<const char*>(nullptr), ""}) {
    CHECK(folder(none).is_absolute());
    CHECK(folder(none).filename() == "data");
    CHECK(folder(none).parent_path().filename() == "build");
  }
}

TEST_CASE("a file of the data comes as it is") {
  const TemporaryFolder folder;
  const DataVariable data(folder.path.c_str());
  std::filesystem::create_directory(folder.path / "austen");
  const std::string bytes("\0\xff\r\n", 4);
  std::ofstream(folder.path / "austen" / "x", std::ios::binary) << bytes;
  CHECK(study::read_data("austen/x", 4) == bytes);
}

TEST_CASE("symbols of one byte to four are decoded") {
  CHECK(decode_utf8("a\tb\r\n\n~", "x") == U"a\tb\r\n\n~");
  CHECK(decode_utf8("\xc2\x80\xdf\xbf", "x") == U"\u0080\u07ff");
  CHECK(decode_utf8("\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf", "x") ==
        U"\u0800\ud7ff\ue000\uffff");
  CHECK(decode_utf8("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", "x") ==
        U"\U00010000\U0010ffff");
}

TEST_CASE("a line may have a million bytes") {
  const std::string line(1'000'000, 'a');
  CHECK(decode_utf8(line + '\n' + line, "x").size() == 2'000'001);
}

BAD_INPUT("data that are missing or too many") {
  const TemporaryFolder folder;
  const DataVariable data(folder.path.c_str());
  CHECK_THROWS_WITH_AS(study::read_data("austen/Rdata.rdb", 9),
                       "austen/Rdata.rdb is missing; .ci/data gets it",
                       study::MissingData);
  std::ofstream(folder.path / "x") << "12345";
  CHECK_THROWS_WITH_AS(study::read_data("x", 4),
                       ("cannot read " + (folder.path / "x").string() +
                        ": it has more than 4 bytes")
                           .c_str(),
                       figures::FileError);
  CHECK_THROWS_AS(study::read_data(".", 4), figures::FileError);
}

static void refuse(std::string_view text, const std::string& words) {
  CHECK_THROWS_WITH_AS(decode_utf8(text, "emma"),
                       ("cannot read emma: " + words).c_str(), DataError);
}

BAD_INPUT("a text that is not UTF-8") {
  const auto refuse_symbol = [](const std::string& bytes) {
    CAPTURE(bytes.size());
    refuse("one\nab" + bytes, "line 2 is not UTF-8 at its byte 3");
    refuse("one\nab" + bytes + "\nthree", "line 2 is not UTF-8 at its byte 3");
  };
  SUBCASE("a continuation without a beginning") {
    refuse_symbol("\x80");
    refuse_symbol("\xbf\xbf");
  }
  SUBCASE("bytes that no symbol has") {
    for (const char* byte : {"\xf8\x90\x80\x80", "\xfe", "\xff"})
      refuse_symbol(byte);
  }
  SUBCASE("longer forms of what has a shorter one") {
    for (const char* form :
         {"\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf"})
      refuse_symbol(form);
  }
  SUBCASE("halves of a pair") {
    refuse_symbol("\xed\xa0\x80");
    refuse_symbol("\xed\xbf\xbf");
  }
  SUBCASE("beyond the last symbol") {
    refuse_symbol("\xf4\x90\x80\x80");
    refuse_symbol("\xf5\x80\x80\x80");
  }
  SUBCASE("symbols that end early") {
    for (const char* part : {"\xc3", "\xe2\x82", "\xf0\x9f\x98"}) {
      refuse_symbol(part);
      refuse_symbol(part + std::string("a"));
    }
    refuse(std::string_view("\xc3\xa9", 1),
           "line 1 is not UTF-8 at its byte 1");
  }
}

BAD_INPUT("a text that is none") {
  refuse("", "it is empty");
  refuse(std::string_view("a\n\0", 3),
         "line 2 has the control character 0x00 at its byte 1");
  refuse("a\n\nb\x1b[1m",
         "line 3 has the control character 0x1b at its byte 2");
  refuse("\x7f", "line 1 has the control character 0x7f at its byte 1");
  refuse("a\n" + std::string(1'000'001, 'a') + "\nb",
         "line 2 has 1000001 bytes; at most 1000000 are read");
}
